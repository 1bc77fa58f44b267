namespace StreamTesting.Domains;

/// <summary>A store. All of it is made up.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="City">Where it is.</param>
/// <param name="DcId">The distribution center that supplies it, whose number is also that of its region.</param>
/// <param name="Size">How large it is.</param>
public sealed record Store(int Id, string Name, string City, int DcId, StoreSize Size);
