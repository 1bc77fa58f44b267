namespace StreamTesting.Xunit.Tests;

/// <summary>Tests that run specimens: one after the other, because some set environment variables, which all specimens see.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SpecimenCollection : ICollectionFixture<CleanEnvironment>
{
    public const string Name = "specimens";
}
