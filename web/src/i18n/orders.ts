import { orders as english } from './orders.en';
import { orders as chinese } from './orders.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
