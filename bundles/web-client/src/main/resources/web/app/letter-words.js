// The words of letters: loaded with the first place where one is written or read.
import en from '../messages/letter/en.js';
import { addWords, chosen } from './messages.js';

addWords(en, chosen === 'en' ? en : (await import(`../messages/letter/${chosen}.js`)).default);
