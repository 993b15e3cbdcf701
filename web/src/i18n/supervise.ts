import { supervise as english } from './supervise.en';
import { supervise as chinese } from './supervise.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
