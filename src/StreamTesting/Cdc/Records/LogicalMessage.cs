namespace StreamTesting;

/// <summary>A message that was written to PostgreSQL's log beside the rows (<c>pg_logical_emit_message</c>): the envelope's <c>message</c>.</summary>
/// <param name="Prefix">Its prefix.</param>
/// <param name="Content">Its content as sent: base64 or, by <c>binary.handling.mode</c>, hexadecimal digits; null where it was not sent.</param>
public sealed record LogicalMessage(string Prefix, string? Content)
{
    /// <summary>Members that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(LogicalMessage? other) =>
        other is not null && Prefix == other.Prefix && Content == other.Content && KeptMembers.AreEqual(Other, other.Other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Prefix, Content);
}
