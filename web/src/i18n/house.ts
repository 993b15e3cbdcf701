import { house as english } from './house.en';
import { house as chinese } from './house.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
