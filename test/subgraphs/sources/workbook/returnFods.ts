/**
 * A return as a person would make it, in LibreOffice's flat format: a title, two rows of headings with merges,
 * a hidden row and column, a group of rows, formulas, an error, a comment, a total, a footnote; and a hidden
 * sheet of lists.
 */
export const RETURN_FODS = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:time-style style:name="N3"><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:time-style>
<number:boolean-style style:name="N4"><number:boolean/></number:boolean-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="time" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="boolean" style:family="table-cell" style:data-style-name="N4"/>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Q2 2025-26 Return" table:style-name="shown">
<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="8"/>
<table:table-header-rows>
<table:table-row><table:table-cell office:value-type="string"><text:p>Quarterly return  of projects</text:p></table:table-cell></table:table-row>
</table:table-header-rows>
<table:table-row/>
<table:table-row>
<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Project ID</text:p></table:table-cell>
<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Project name</text:p></table:table-cell>
<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>End date</text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell office:value-type="string" table:number-columns-spanned="3"><text:p>Cost</text:p></table:table-cell><table:covered-table-cell/><table:covered-table-cell/>
<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Done</text:p></table:table-cell>
<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Cleared</text:p></table:table-cell>
<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Meets at</text:p></table:table-cell>
</table:table-row>
<table:table-row>
<table:covered-table-cell/><table:covered-table-cell/>
<table:table-cell office:value-type="string"><text:p>Baseline</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Forecast</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Whole life</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>With risk</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Share</text:p></table:table-cell>
<table:covered-table-cell table:number-columns-repeated="3"/>
</table:table-row>
<table:table-row>
<table:table-cell office:value-type="string"><text:p>P-01</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Payroll</text:p><text:p>second line</text:p></table:table-cell>
<table:table-cell table:style-name="date" office:value-type="date" office:date-value="2027-03-31"/>
<table:table-cell table:style-name="date" office:value-type="date" office:date-value="2027-09-30"/>
<table:table-cell office:value-type="float" office:value="1250.75"><office:annotation><dc:creator>Somebody</dc:creator><text:p>Includes VAT</text:p></office:annotation></table:table-cell>
<table:table-cell table:formula="of:=[.E5]*1.1" office:value-type="float" office:value="0"/>
<table:table-cell table:style-name="percent" office:value-type="percentage" office:value="0.935"/>
<table:table-cell table:style-name="percent" table:formula="of:=[.G5]/2" office:value-type="percentage" office:value="0"/>
<table:table-cell table:style-name="boolean" office:value-type="boolean" office:boolean-value="true"/>
<table:table-cell table:style-name="time" office:value-type="time" office:time-value="PT09H30M00S"/>
</table:table-row>
<table:table-row table:visibility="collapse">
<table:table-cell office:value-type="string"><text:p>P-02</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Hidden <text:s text:c="2"/>one</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>TBC</text:p></table:table-cell>
<table:table-cell/>
<table:table-cell office:value-type="float" office:value="0.0000001"/>
<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"/>
</table:table-row>
<table:table-row-group>
<table:table-row>
<table:table-cell office:value-type="string"><text:p>P-03</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Grouped &amp; “quoted”</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2" table:style-name="date" office:value-type="date" office:date-value="2028-01-15"/>
<table:table-cell office:value-type="float" office:value="-12.5"/>
<table:table-cell office:value-type="float" office:value="123456789012345"/>
</table:table-row>
</table:table-row-group>
<table:table-row>
<table:table-cell office:value-type="string"><text:p>Total</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/>
<table:table-cell table:formula="of:=SUM([.E5:.E7])" office:value-type="float" office:value="0"/>
</table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>[1] Costs are in £m.</text:p></table:table-cell></table:table-row>
</table:table>
<table:table table:name="Lists" table:style-name="hidden">
<table:table-row><table:table-cell office:value-type="string"><text:p>Rating</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Amber</text:p></table:table-cell></table:table-row>
</table:table>
</office:spreadsheet></office:body></office:document>
`
