import { improvements as english } from './improvements.en';
import { improvements as chinese } from './improvements.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
