import { holds as english } from './holds.en';
import { holds as chinese } from './holds.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
