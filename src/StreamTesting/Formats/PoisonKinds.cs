namespace StreamTesting;

/// <summary>In which ways bytes are broken, so that nobody can read the event in them. None of the results is JSON (RFC 8259).</summary>
[Flags]
public enum PoisonKinds
{
    /// <summary>None: the bytes are whole.</summary>
    None = 0,

    /// <summary>Cut short: at least the byte that ends the value is gone.</summary>
    CutShort = 1,

    /// <summary>A byte that UTF-8 never has stands before a token.</summary>
    NotUtf8 = 2,

    /// <summary>Another text in its place, as a proxy or a logger writes it.</summary>
    NotJson = 4,

    /// <summary>No byte at all: an empty value, which is not the null of a tombstone.</summary>
    Empty = 8,

    /// <summary>A zero byte and four bytes of a schema id stand before it, as a serializer with a schema registry writes them.</summary>
    WrongFirstByte = 16,

    /// <summary>A control byte stands inside a text, not escaped.</summary>
    ControlByte = 32,

    /// <summary>The first half, and then one letter up to a size that may be too large for what reads it.</summary>
    Huge = 64,

    /// <summary>All but <see cref="Huge"/>.</summary>
    Common = CutShort | NotUtf8 | NotJson | Empty | WrongFirstByte | ControlByte,

    /// <summary>All.</summary>
    All = Common | Huge,
}
