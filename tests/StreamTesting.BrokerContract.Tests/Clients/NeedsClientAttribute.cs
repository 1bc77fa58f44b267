namespace StreamTesting.BrokerContract.Tests;

/// <summary>Marks a class whose contracts are those of a client of another language: they are skipped, with the reason, where it is not installed.</summary>
/// <param name="name">The client's name in <c>eng/install-clients.sh</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsClientAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
