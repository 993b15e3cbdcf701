import { callbacks as english } from './callbacks.en';
import { callbacks as chinese } from './callbacks.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
