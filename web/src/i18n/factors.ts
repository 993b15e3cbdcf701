import { factors as english } from './factors.en';
import { factors as chinese } from './factors.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
