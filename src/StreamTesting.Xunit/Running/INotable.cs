namespace StreamTesting.Xunit;

/// <summary>A fixture that has a line for the output of the tests that use it.</summary>
internal interface INotable
{
    /// <summary>The line, without an end; null for none.</summary>
    string? Note { get; }
}
