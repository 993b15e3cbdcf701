import { rewards as english } from './rewards.en';
import { rewards as chinese } from './rewards.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
