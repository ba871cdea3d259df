// The words of recordings and playlists: loaded with the first of them.
import en from '../messages/media/en.js';
import { addWords, chosen } from './messages.js';

addWords(en, chosen === 'en' ? en : (await import(`../messages/media/${chosen}.js`)).default);
