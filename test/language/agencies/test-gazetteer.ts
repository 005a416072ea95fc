import type { Agency, AgencyKind } from '../../../src/domain/agency.js';
import { createGazetteer } from '../../../src/language/agencies/gazetteer.js';
import { makeAgency } from '../../builders/make-register.js';

const agency = (name: string, kind: AgencyKind, more: Partial<Agency> = {}): Agency =>
  makeAgency(name, { kind, ...more });

/** A handful of agencies of every kind. */
export const testGazetteer = createGazetteer([
  agency('Bộ Công an', 'ministry', { abbreviations: ['BCA'] }),
  agency('Bộ Y tế', 'ministry', { abbreviations: ['BYT'] }),
  agency('Bộ Tài chính', 'ministry', { abbreviations: ['BTC'] }),
  agency('Bộ Thông tin và Truyền thông', 'ministry', { aliases: ['Bộ TT&TT'] }),
  agency('Bộ Lao động - Thương binh và Xã hội', 'ministry'),
  agency('Văn phòng Chính phủ', 'ministry', { abbreviations: ['VPCP'] }),
  agency('Thông tấn xã Việt Nam', 'government'),
  agency('Đài Truyền hình Việt Nam', 'government'),
  agency('Tổng cục Thuế', 'unit', { parent: 'bo-tai-chinh' }),
  agency('Tổng cục Thống kê', 'unit', { parent: 'bo-tai-chinh' }),
  agency('An Giang', 'province', { id: 'tinh-an-giang' }),
  agency('Tây Ninh', 'province', { id: 'tinh-tay-ninh' }),
  agency('Cần Thơ', 'province', { id: 'thanh-pho-can-tho' }),
  agency('Phó Thủ tướng Trần Lưu Quang', 'person', {
    aliases: ['Phó Thủ tướng Chính phủ Trần Lưu Quang'],
  }),
  agency('Các bộ, ngành, địa phương', 'class', { members: ['ministry', 'government', 'province'] }),
  agency('Các bộ, ngành', 'class', { members: ['ministry', 'government'] }),
  agency('Các địa phương', 'class', { members: ['province'] }),
]);
