/** Workbooks as scripts write them, each with what bit somebody once. `book` and `sheet` are openpyxl's. */
export const OPENPYXL_BOOKS: Readonly<Record<string, string>> = {
  'formulas never calculated, an error, a comment, hidden lines': `
from openpyxl.comments import Comment
sheet.title = 'Return'
sheet.append(['Project ID', 'Name', 'Cost', 'With risk', 'Share', 'Approved'])
sheet.append(['P-01', 'Payroll', 1250.75, '=C2*1.1', 0.935, datetime.date(2027, 3, 31)])
sheet.append(['P-02', 'Hidden', 1e-7, '#REF!', 1, datetime.datetime(2027, 9, 30, 9, 30)])
sheet.append(['P-03', ' kept  spaces ', 0.1 + 0.2, True, False, 44000])
sheet['D3'].data_type = 'e'
sheet['E2'].number_format = '0.0%'
sheet['E3'].number_format = '0%;[Red]-0%'
sheet['B2'].comment = Comment('ask again', 'Somebody')
sheet['H9'].comment = Comment('on a blank cell', 'Somebody')
sheet.row_dimensions[3].hidden = True
sheet.column_dimensions['C'].hidden = True
`,
  'sheets in every state, a chart among them': `
from openpyxl.chart import BarChart
sheet.title = 'Shown'
sheet['A1'] = 'Name'
for name, state in (('Hidden', 'hidden'), ('Very hidden', 'veryHidden')):
    made = book.create_sheet(name)
    made['A1'] = name
    made.sheet_state = state
book.create_chartsheet('Chart').add_chart(BarChart())
book.create_sheet('Empty')
`,
  'the 1904 date system': `
from openpyxl.utils.datetime import CALENDAR_MAC_1904
book.epoch = CALENDAR_MAC_1904
sheet.append([datetime.date(2027, 3, 31), datetime.datetime(1999, 12, 31, 12, 0)])
`,
  'a stray cell in the last row': `
sheet['A1'] = 'Name'
sheet['A2'] = 'One'
sheet['A1048576'] = 'stray'
sheet['A1048575'].number_format = '0.00'
`,
  'formats that are and are not dates': `
formats = ['yyyy-mm-dd', 'd mmm yy', '[h]:mm', 'hh:mm:ss', '0.00E+00', '#,##0 "days"', '[$-809]d mmmm yyyy', '#,##0.00\\\\ [$£-809]', '0.0,,"m"', '_-* #,##0_-', '[Red]0', 'General', '@', 'mmm']
for at, form in enumerate(formats, 1):
    sheet.cell(1, at, 46000.5 if at < 3 else 46000 if at != 4 else 0.5).number_format = form
sheet.append(['=1+1', 'text', '007', '1-2', 123456789012345, 12345678901234567, -0.0, 1e300])
`,
  'merges and several lines': `
sheet['A1'] = 'Who'
sheet['B1'] = 'Dates'
sheet['B2'] = 'Start'
sheet['C2'] = 'End'
sheet.merge_cells('A1:A2')
sheet.merge_cells('B1:C1')
sheet['A3'] = 'two\\nlines'
sheet['B3'] = 'tab\\tand <angle> & "quotes" _x000D_'
`,
}
