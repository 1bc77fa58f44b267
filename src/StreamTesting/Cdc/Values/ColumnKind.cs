namespace StreamTesting;

/// <summary>How a column's values are compared.</summary>
public enum ColumnKind
{
    /// <summary>Not at all yet: the type has more than one encoding in the stream. A verdict names such columns.</summary>
    Other,

    /// <summary>As text, character by character.</summary>
    Text,

    /// <summary>As whole numbers of any size; true and false are 1 and 0.</summary>
    Integer,

    /// <summary>As truth values; 1 and 0, t and f are understood.</summary>
    Boolean,

    /// <summary>As UUIDs, in any of their spellings.</summary>
    Uuid,

    /// <summary>As one of the texts the type allows.</summary>
    Enumeration,
}
