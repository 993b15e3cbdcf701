import { contact as english } from './contact.en';
import { contact as chinese } from './contact.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
