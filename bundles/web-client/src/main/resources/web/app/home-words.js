// The words of homes, residents and their rooms: loaded with the first place that needs them.
import en from '../messages/home/en.js';
import { addWords, chosen } from './messages.js';

addWords(en, chosen === 'en' ? en : (await import(`../messages/home/${chosen}.js`)).default);
