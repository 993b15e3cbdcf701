import { inquiry as english } from './inquiry.en';
import { inquiry as chinese } from './inquiry.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
