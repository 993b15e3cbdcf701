import { approvals as english } from './approvals.en';
import { approvals as chinese } from './approvals.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
