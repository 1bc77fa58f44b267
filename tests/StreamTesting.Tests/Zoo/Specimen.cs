namespace StreamTesting.Tests;

/// <summary>A consumer of the zoo, judged on the stream of a seed. A wrong one is named after its bug and has the anomaly that it must be found by.</summary>
internal sealed record Specimen(string Check, string Name, string? Anomaly, Func<ulong, Verdict> Judge)
{
    public bool IsRight => Anomaly is null;

    public static Specimen Right(string check, string name, Func<ulong, Verdict> judge) => new(check, name, null, judge);

    public static Specimen Wrong(string check, string name, string anomaly, Func<ulong, Verdict> judge) => new(check, name, anomaly, judge);

    public override string ToString() => $"{Check}: {Name}";
}
