import { office as english } from './office.en';
import { office as chinese } from './office.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
