namespace StreamTesting.Domains;

/// <summary>What kind of values a column has, whatever its database calls the type.</summary>
internal enum SqlKind
{
    Int16,
    Int32,
    Int64,
    UnsignedInt64,
    Boolean,
    Numeric,
    FreeNumeric,
    Real,
    Double,
    Text,
    Date,
    Time,
    Timestamp,
    ZonedTimestamp,
    Bytes,
    Json,
    Uuid,
    Enumeration,
    Set,
    Bit,
    Bits,
    Year,
    Inet,
    Array,
}
