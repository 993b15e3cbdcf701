import { outgoing as english } from './outgoing.en';
import { outgoing as chinese } from './outgoing.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
