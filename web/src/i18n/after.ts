import { after as english } from './after.en';
import { after as chinese } from './after.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
