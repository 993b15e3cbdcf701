import { register as english } from './register.en';
import { register as chinese } from './register.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
