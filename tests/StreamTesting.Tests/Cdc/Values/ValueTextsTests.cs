namespace StreamTesting.Tests;

/// <summary>The texts and numbers of databases, one kind after the other, at their boundaries.</summary>
public sealed class ValueTextsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("+1.50", "1.5")]
    [InlineData("100", "100")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData(" 7 ", "7")]
    [InlineData("1.5E+3", "1500")]
    [InlineData("15e-4", "0.0015")]
    [InlineData("-12.5e1", "-125")]
    [InlineData("1e40", "10000000000000000000000000000000000000000")]
    [InlineData("1e41", "1E41")]
    [InlineData("1e-41", "0.00000000000000000000000000000000000000001")]
    [InlineData("1e-42", "1E-42")]
    [InlineData("-3e999999", "-3E999999")]
    public void ExactNumber_ANumber_HasOneSpelling(string text, string spelled) => ExactNumber.Parse(text)!.Value.ToString().ShouldBe(spelled);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e12345678")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("0x1")]
    [InlineData("abc")]
    public void ExactNumber_AnythingElse_IsNone(string text) => ExactNumber.Parse(text).ShouldBeNull();

    [Fact]
    public void ExactNumber_EqualNumbers_AreEqual()
    {
        ExactNumber.Parse("1.50").ShouldBe(ExactNumber.Parse("15e-1"));
        ExactNumber.Parse("0.1")!.Value.ToDouble().ShouldBe(0.1);
        ExactNumber.Parse("-12300")!.Value.ShouldBe(new ExactNumber(-123, -2));
    }

    [Theory]
    [InlineData(0, "1970-01-01")]
    [InlineData(-1, "1969-12-31")]
    [InlineData(11016, "2000-02-29")]
    [InlineData(-25509, "1900-02-28")]
    [InlineData(-25508, "1900-03-01")]
    [InlineData(-719162, "0001-01-01")]
    [InlineData(-719163, "0000-12-31")]
    [InlineData(-719529, "-0001-12-31")]
    [InlineData(2932896, "9999-12-31")]
    [InlineData(-2147472692, "-5877611-06-21")]
    public void CivilTime_ADay_IsADate(long day, string date)
    {
        CivilTime.DateText(day).ShouldBe(date);
        var (year, month, ofMonth) = CivilTime.DateOf(day);
        CivilTime.DayOf(year, month, ofMonth).ShouldBe(day);
    }

    [Fact]
    public void CivilTime_EveryDayOf800Years_IsTheCalendarsOwn()
    {
        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        for (var day = new DateOnly(1600, 1, 1); day.Year < 2400; day = day.AddDays(1))
        {
            CivilTime.DateOf(day.DayNumber - epoch).ShouldBe((day.Year, day.Month, day.Day));
        }
    }

    [Theory]
    [InlineData(-1, 1000, "1969-12-31T23:59:59.999")]
    [InlineData(-1000, 1000, "1969-12-31T23:59:59")]
    [InlineData(-1, 1_000_000, "1969-12-31T23:59:59.999999")]
    [InlineData(1, 1_000_000_000, "1970-01-01T00:00:00.000000001")]
    [InlineData(86_400_000, 1000, "1970-01-02T00:00:00")]
    public void CivilTime_UnitsOfASecond_AreATime(long units, long perSecond, string text) => CivilTime.OfUnits(units, perSecond).ToString().ShouldBe(text);

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(1, "00:00:00.000000001")]
    [InlineData(-1_500_000_000, "-00:00:01.5")]
    [InlineData(86_400_000_000_000, "24:00:00")]
    [InlineData(3_020_399_999_999_000, "838:59:59.999999")]
    public void ClockTime_Nanoseconds_AreReadBack(long nanos, string text)
    {
        ClockTime.Text(nanos).ShouldBe(text);
        ClockTime.Parse(text).ShouldBe(nanos);
    }

    [Theory]
    [InlineData("12:34", 45_240_000_000_000)]
    [InlineData("+00:00:60", 60_000_000_000)]
    [InlineData("12:60", null)]
    [InlineData("12:00:61", null)]
    [InlineData("12", null)]
    [InlineData("1:2:3:4", null)]
    [InlineData("12:34:5x", null)]
    [InlineData("12:34:56.", null)]
    [InlineData("12:34:56.1234567890", null)]
    [InlineData("--1:00", null)]
    public void ClockTime_OtherTexts_AreReadOrNot(string text, long? nanos) => ClockTime.Parse(text).ShouldBe(nanos);

    [Theory]
    [InlineData("2024-02-29 12:34:56.789", "2024-02-29T12:34:56.789", null)]
    [InlineData("2024-02-29T12:34:56Z", "2024-02-29T12:34:56", 0)]
    [InlineData("2024-02-29 12:34:56+02", "2024-02-29T12:34:56", 7200)]
    [InlineData("2024-02-29 12:34:56-0330", "2024-02-29T12:34:56", -12_600)]
    [InlineData("2024-02-29 12:34:56+05:30", "2024-02-29T12:34:56", 19_800)]
    [InlineData("1850-01-01 00:00:00+00:53:28", "1850-01-01T00:00:00", 3208)]
    [InlineData("0044-03-15 12:00:00+00 BC", "-0043-03-15T12:00:00", 0)]
    [InlineData("-0043-03-15T12:00:00Z", "-0043-03-15T12:00:00", 0)]
    [InlineData("+294247-01-10T04:00:25.2Z", "294247-01-10T04:00:25.2", 0)]
    [InlineData("2024-02-29", "2024-02-29T00:00:00", null)]
    [InlineData("2024-02-29Z", "2024-02-29T00:00:00", 0)]
    [InlineData("2024-01-01 24:00:00", "2024-01-02T00:00:00", null)]
    public void TemporalText_ADateWithOrWithoutTime_IsRead(string text, string local, int? offset)
    {
        var read = TemporalText.Parse(text)!.Value;

        (read.Local.ToString(), read.Offset).ShouldBe((local, offset));
    }

    [Theory]
    [InlineData("0000-00-00")]
    [InlineData("2024-13-01")]
    [InlineData("2024-12-32")]
    [InlineData("2024-12")]
    [InlineData("2024-12-01-01")]
    [InlineData("2024-12-01 x")]
    [InlineData("2024-12-01 -01:00:00")]
    [InlineData("9999999999-01-01")]
    [InlineData("")]
    public void TemporalText_WhatIsNoDate_IsNone(string text) => TemporalText.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("{}", "")]
    [InlineData("{1,NULL,\"NULL\",null}", "1|<null>|NULL|null")]
    [InlineData("{\"a,b\",\"q\\\"c\",\"{\\\\}\"}", "a,b|q\"c|{\\}")]
    [InlineData("{{1,2},{3,4}}", "(1|2)|(3|4)")]
    [InlineData("[0:1]={1,2}", "1|2")]
    [InlineData("{\"\"}", "")]
    public void ArrayText_ElementsOfAnArray_AreRead(string text, string elements) => Shown(ArrayText.Parse(text)!).ShouldBe(elements);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("x{1}")]
    [InlineData("{1")]
    [InlineData("{1}2}")]
    [InlineData("{\"a}")]
    [InlineData("{{{{{{{{{1}}}}}}}}}")]
    public void ArrayText_WhatIsNone_IsNotRead(string text) => (text.Length > 0 ? ArrayText.Parse(text) : null).ShouldBeNull();

    [Theory]
    [InlineData("", "{}")]
    [InlineData("\"b\"=>NULL, \"a\"=>\"1\"", """{"a":"1","b":null}""")]
    [InlineData("\"k \\\"q\"=>\"v, w\"", """{"k \"q":"v, w"}""")]
    [InlineData("a=>1", null)]
    [InlineData("\"a\"", null)]
    [InlineData("\"a\"=>1", null)]
    [InlineData("\"a\"=>\"1", null)]
    public void HstoreText_Pairs_HaveOneSpelling(string text, string? spelled) => HstoreText.Parse(text).ShouldBe(spelled);

    [Theory]
    [InlineData("1 year 2 mons 3 days 04:05:06.789", 14, 3, 14_706_789_000)]
    [InlineData("-1 years -2 mons +3 days -04:05:06", -14, 3, -14_706_000_000)]
    [InlineData("00:00:00", 0, 0, 0)]
    [InlineData("1 mon", 1, 0, 0)]
    [InlineData("P1Y2M3DT4H5M6.789S", 14, 3, 14_706_789_000)]
    [InlineData("P0Y0M-1DT0H0M-0.000001S", 0, -1, -1)]
    [InlineData("P-1Y", -12, 0, 0)]
    [InlineData("PT-1H-30M", 0, 0, -5_400_000_000)]
    public void IntervalSpan_Words_AreRead(string text, long months, long days, long micros) => IntervalSpan.Parse(text).ShouldBe(new IntervalSpan(months, days, micros));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P1X")]
    [InlineData("1 fortnight")]
    public void IntervalSpan_OtherWords_AreNot(string text) => IntervalSpan.Parse(text).ShouldBeNull();

    [Fact]
    public void IntervalSpan_Averaged_CountsAsDebeziumDoes()
    {
        new IntervalSpan(14, 3, 14_706_789_000).Averaged.ShouldBe(37_091_106_789_000);
        new IntervalSpan(1, 0, 0).Averaged.ShouldBe(2_629_800_000_000);
        new IntervalSpan(14, 3, 1_000_000).ToString().ShouldBe("14 months 3 days 00:00:01");
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.1/32", "10.0.0.1")]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("0:0::1/128", "::1")]
    [InlineData("::/0", "::/0")]
    [InlineData("::1/129", null)]
    [InlineData("10.0.0.1/x", null)]
    [InlineData("ten", null)]
    public void AddressText_AnAddress_HasOneSpelling(string text, string? spelled) => AddressText.Parse(text).ShouldBe(spelled);

    [Theory]
    [InlineData("$1,234.50", "1234.5")]
    [InlineData("-$0.05", "-0.05")]
    [InlineData("($2.00)", "-2")]
    [InlineData("n/a", null)]
    public void Money_AnAmount_IsANumber(string text, string? spelled) => NumberText.Money(text).ShouldBe(spelled);

    [Theory]
    [InlineData("""{"b":[1.0,{"d":null,"c":true}],"a":"é"}""", """{"a":"é","b":[1,{"c":true,"d":null}]}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData(" 1e2 ", "100")]
    [InlineData("null", "null")]
    [InlineData("{", null)]
    [InlineData("\"\\ud800\"", null)]
    public void JsonMeaning_EqualStructures_HaveOneSpelling(string json, string? spelled) => JsonMeaning.Of(json).ShouldBe(spelled);

    [Fact]
    public void JsonMeaning_NestedTooDeep_IsNone() => JsonMeaning.Of(new string('[', 600) + new string(']', 600)).ShouldBeNull();

    [Theory]
    [InlineData("0x155", 9, "101010101")]
    [InlineData("0x0", 9, "000000000")]
    [InlineData("0xFF", null, "11111111")]
    [InlineData("101", 5, "00101")]
    [InlineData("", null, "")]
    [InlineData("12", 5, null)]
    [InlineData("0xZ", 5, null)]
    public void BitText_Bits_AreRead(string text, int? length, string? bits) => BitText.Parse(text, length).ShouldBe(bits);

    private static string Shown(IEnumerable<object?> elements) =>
        string.Join('|', elements.Select(element => element switch { null => "<null>", List<object?> inner => $"({Shown(inner)})", _ => element.ToString() }));
}
