import { registerbook as english } from './registerbook.en';
import { registerbook as chinese } from './registerbook.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
