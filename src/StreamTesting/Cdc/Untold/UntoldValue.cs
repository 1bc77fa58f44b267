namespace StreamTesting;

/// <summary>What a table holds, or holds no more, and its source never sent, or sent as something else.</summary>
/// <param name="Key">The row's key, for example <c>id=1</c>; the row itself where the table has no key.</param>
/// <param name="Column">The column; null where it is the whole row, that should be there or gone.</param>
/// <param name="Reason">The rule that found why: one of <see cref="UntoldReasons"/>.</param>
/// <param name="Evidence">What of the capture shows it, with its values.</param>
public sealed record UntoldValue(string Key, string? Column, string Reason, string Evidence)
{
    /// <inheritdoc/>
    public override string ToString() => $"the source never sent {(Column is null ? Key : $"{Column} of {Key}")}: {Reason}: {Evidence}";
}
