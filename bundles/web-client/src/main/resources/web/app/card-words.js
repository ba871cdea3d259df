// The words of soft cards: loaded with the first desk that handles one.
import en from '../messages/card/en.js';
import { addWords, chosen } from './messages.js';

addWords(en, chosen === 'en' ? en : (await import(`../messages/card/${chosen}.js`)).default);
