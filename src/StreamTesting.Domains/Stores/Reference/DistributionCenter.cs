namespace StreamTesting.Domains;

/// <summary>A distribution center, with the region of the stores it supplies. All of it is made up.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="City">Where it is.</param>
public sealed record DistributionCenter(int Id, string Name, string City);
