import { department as english } from './department.en';
import { department as chinese } from './department.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
