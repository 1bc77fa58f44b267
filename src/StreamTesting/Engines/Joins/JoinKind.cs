namespace StreamTesting;

/// <summary>Which records without a partner a join puts out.</summary>
public enum JoinKind
{
    /// <summary>None.</summary>
    Inner,

    /// <summary>Those of the left input.</summary>
    Left,

    /// <summary>Those of both inputs.</summary>
    Outer,
}
