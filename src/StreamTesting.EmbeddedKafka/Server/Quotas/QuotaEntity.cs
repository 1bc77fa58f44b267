namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Whom a quota is for: names by type, in the order of the types; a null name stands for all that have no quota of their own.</summary>
internal sealed class QuotaEntity(IEnumerable<(string Type, string? Name)> parts) : IEquatable<QuotaEntity>
{
    public const string User = "user";
    public const string ClientId = "client-id";
    public const string Ip = "ip";

    public static readonly IReadOnlyList<string> Types = [User, ClientId, Ip];

    /// <summary>A type that stands there twice counts once, with the name that came last.</summary>
    public IReadOnlyList<(string Type, string? Name)> Parts { get; } =
        [.. parts.GroupBy(part => part.Type).Select(same => same.Last()).OrderBy(part => part.Type, StringComparer.Ordinal)];

    public bool Has(string type) => Parts.Any(part => part.Type == type);

    public bool Equals(QuotaEntity? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => Equals(obj as QuotaEntity);

    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    public override string ToString() => $"ClientQuotaEntity(entries={{{string.Join(", ", Parts.Select(part => $"{part.Type}={part.Name ?? "null"}"))}}})";
}
