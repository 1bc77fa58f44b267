namespace StreamTesting.Injection;

/// <summary>The first line: all that is needed to make the stream again.</summary>
/// <param name="Number">1.</param>
/// <param name="Version">The version of the truth file's format.</param>
/// <param name="Seed">The stream's seed as text.</param>
/// <param name="Domain">The domain's name.</param>
/// <param name="Topics">The domain's topics; one empty name where it has only one.</param>
/// <param name="Partitions">How many partitions each topic has.</param>
/// <param name="Description">The plan in words.</param>
/// <param name="PlanJson">The plan as <see cref="StreamPlan.FromJson"/> reads it.</param>
public sealed record TruthHeader(
    long Number, int Version, string Seed, string Domain, IReadOnlyList<string> Topics, int Partitions, string Description, string PlanJson) : TruthLine(Number);
