import { sending as english } from './sending.en';
import { sending as chinese } from './sending.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
