namespace StreamTesting;

/// <summary>Why a connector sent another value than the database holds. No consumer can know the value then.</summary>
public enum ValueLoss
{
    /// <summary>NULL in a column with a default is sent as the default (<c>converter.replace.null.with.default</c>).</summary>
    NullAsDefault,

    /// <summary>A decimal that is no number is sent as NULL (<c>decimal.handling.mode=precise</c>).</summary>
    NotANumberAsNull,

    /// <summary>A date or timestamp of infinity is sent as a number that overflowed.</summary>
    InfinityOverflow,

    /// <summary>A whole number above 2^63 - 1 is sent as a negative one (<c>bigint.unsigned.handling.mode=long</c>).</summary>
    UnsignedWrap,

    /// <summary>A date that is none, 0000-00-00 or with a month or day of zero, is sent as NULL, as 1970-01-01 or as a day near by.</summary>
    ZeroDate,

    /// <summary>A year below 100 is sent as one of 1970 to 2069 (<c>enable.time.adjuster</c>).</summary>
    TwoDigitYear,

    /// <summary>A time below 0 or from 24:00 is sent as NULL or as a time of the day (<c>time.precision.mode=connect</c> or <c>isostring</c>).</summary>
    OutsideTheDay,

    /// <summary>A time with a zone is sent in UTC: its offset is lost.</summary>
    ZoneOffset,

    /// <summary>Digits after the milliseconds are cut off (<c>time.precision.mode=connect</c>).</summary>
    Milliseconds,

    /// <summary>A timestamp outside 1677 to 2262 overflowed (<c>time.precision.mode=nanoseconds</c>).</summary>
    NanosecondOverflow,

    /// <summary>A decimal is sent as the nearest binary number (<c>decimal.handling.mode=double</c>).</summary>
    DecimalAsDouble,

    /// <summary>An interval with months or days is sent as microseconds of averaged ones (<c>interval.handling.mode=numeric</c>).</summary>
    AveragedInterval,

    /// <summary>The inner arrays of an array of more dimensions are sent as NULL.</summary>
    NestedArray,

    /// <summary>A comma in the text of an enumeration is sent with a backslash.</summary>
    EscapedComma,

    /// <summary>The leading zeros of bits of varying length are not sent.</summary>
    LeadingZeroBits,

    /// <summary>A whole number is sent as true or false, by a converter.</summary>
    NumberAsBoolean,

    /// <summary>An unchanged big column is sent as NULL: an array of double precision, bytes with <c>binary.handling.mode=base64</c>.</summary>
    UnchangedAsNull,

    /// <summary>The column is masked (<c>column.mask.with</c>).</summary>
    Masked,

    /// <summary>The column's texts are cut (<c>column.truncate.to</c>).</summary>
    Truncated,
}
