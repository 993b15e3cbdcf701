import { casepage as english } from './casepage.en';
import { casepage as chinese } from './casepage.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
