import { posters as english } from './posters.en';
import { posters as chinese } from './posters.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
