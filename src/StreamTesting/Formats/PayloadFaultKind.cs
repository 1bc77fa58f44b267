namespace StreamTesting;

/// <summary>What is wrong with a field.</summary>
public enum PayloadFaultKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is null.</summary>
    Null,

    /// <summary>It is an empty text; an empty array or object where it was one.</summary>
    Empty,

    /// <summary>It has another field's value, and that one its own.</summary>
    Swapped,

    /// <summary>Its number is below zero: a minus stands before it.</summary>
    Negative,

    /// <summary>Its number is a million times too large: six zeros stand before its point.</summary>
    Absurd,

    /// <summary>It has a value that it must not have.</summary>
    Wrong,

    /// <summary>Its number, true or false is a text.</summary>
    AsText,
}
