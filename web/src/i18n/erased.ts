import { erased as english } from './erased.en';
import { erased as chinese } from './erased.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
