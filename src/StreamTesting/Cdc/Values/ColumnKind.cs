namespace StreamTesting;

/// <summary>What the values of a column mean, by which they are compared.</summary>
public enum ColumnKind
{
    /// <summary>Not known: the values are not compared. A verdict names such columns.</summary>
    Other,

    /// <summary>As text, character by character; also XML, ranges, ltree and tsvector, which have one spelling.</summary>
    Text,

    /// <summary>As whole numbers of any size; true and false are 1 and 0.</summary>
    Integer,

    /// <summary>As truth values; 1 and 0, t and f are understood.</summary>
    Boolean,

    /// <summary>As UUIDs, in any of their spellings.</summary>
    Uuid,

    /// <summary>As one of the texts the type allows.</summary>
    Enumeration,

    /// <summary>As decimal numbers of any size: 1.5 is 1.50.</summary>
    Decimal,

    /// <summary>As an amount of money: a decimal number, the currency's sign left out.</summary>
    Money,

    /// <summary>As binary numbers of 32 bits.</summary>
    Single,

    /// <summary>As binary numbers of 64 bits.</summary>
    Double,

    /// <summary>As days, infinity among them.</summary>
    Date,

    /// <summary>As times of a day, or spans of time where the database allows them.</summary>
    Time,

    /// <summary>As times of a day with their offset from UTC.</summary>
    TimeWithZone,

    /// <summary>As dates with times, to the nanosecond, without a zone.</summary>
    Timestamp,

    /// <summary>As moments, to the nanosecond: spellings in different zones are equal.</summary>
    TimestampWithZone,

    /// <summary>As months, days and microseconds.</summary>
    Interval,

    /// <summary>As bytes.</summary>
    Bytes,

    /// <summary>As bits, from the highest to the lowest.</summary>
    Bits,

    /// <summary>By the structure of the JSON: order of members, white space and trailing zeros do not count.</summary>
    Json,

    /// <summary>As a set of the texts the type allows.</summary>
    Set,

    /// <summary>As text without the blanks at its end (PostgreSQL's and MariaDB's <c>char(n)</c>).</summary>
    Padded,

    /// <summary>As texts, or NULL, by key (PostgreSQL's hstore).</summary>
    Hstore,

    /// <summary>As an address with the bits of its network (PostgreSQL's inet and cidr).</summary>
    Address,

    /// <summary>As a point.</summary>
    Point,

    /// <summary>As a shape of numbers (PostgreSQL's box, circle, line, lseg, path and polygon).</summary>
    Shape,

    /// <summary>As a value of a type of several fields, by its text.</summary>
    Composite,

    /// <summary>Element by element, in their order.</summary>
    Array,
}
