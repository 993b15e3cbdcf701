import { related as english } from './related.en';
import { related as chinese } from './related.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
