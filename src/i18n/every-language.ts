import { learn } from './catalogue';
import { WORDS as en } from './words/en';
import { WORDS as tw } from './words/zh-TW';

/* All languages at once: for what does not wait for words, as the command line. The pane loads the one that it speaks. */
learn('zh-TW', tw);
learn('en', en);
