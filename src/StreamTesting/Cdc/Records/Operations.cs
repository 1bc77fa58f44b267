namespace StreamTesting;

/// <summary>Operations and the letters by which envelopes name them.</summary>
internal static class Operations
{
    public static Operation? Of(string? code) => code switch
    {
        "c" => Operation.Create,
        "u" => Operation.Update,
        "d" => Operation.Delete,
        "r" => Operation.Read,
        "t" => Operation.Truncate,
        "m" => Operation.Append,
        _ => null,
    };
}
