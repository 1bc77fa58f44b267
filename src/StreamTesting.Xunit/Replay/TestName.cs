namespace StreamTesting.Xunit;

/// <summary>The name that a test's seeds follow from and that a filter finds it by.</summary>
internal readonly record struct TestName(string Class, string Method)
{
    public override string ToString() => $"{Class}.{Method}";
}
