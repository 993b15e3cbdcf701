import { robots as english } from './robots.en';
import { robots as chinese } from './robots.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
