import { erasures as english } from './erasures.en';
import { erasures as chinese } from './erasures.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
