namespace StreamTesting.Architecture.Tests;

/// <summary>A row of a table of items: its id, and the names of the tests that prove it, or why there is none yet.</summary>
internal sealed record ItemRow(string Id, string Proof)
{
    public bool IsLater => Proof.StartsWith("later: ", StringComparison.Ordinal);

    public IEnumerable<string> Tests => Proof.Split(", ").Select(name => name.Trim('`'));
}
