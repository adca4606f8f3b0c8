"""First names whose bearers mostly have one sex, as English texts write them; EITHER has those of both. Data only."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MEN = _set("""
    Aaron Abdul Abdullah Abraham Adam Adrian Ahmed Alan Albert Alberto Alejandro Alexander Alfred Allan
    Allen Alvin Anders Andre Andreas Andrew Angelo Anthony Antonio Arnold Arthur Barack Barry Ben Benjamin
    Bernard Bernie Bill Billy Bob Boris Brad Bradley Brandon Brendan Brent Brian Bruce Bryan Byron Calvin Carl
    Carlos Cesar Charles Charlie Chuck Clarence Clark Colin Craig Curtis Dale Daniel Danny Darren Dave David
    Dennis Derek Desmond Dick Diego Dmitry Dominic Don Donald Doug Douglas Duncan Dustin Dwight Eddie Edgar
    Edmund Eduardo Edward Elijah Elon Emmanuel Enrique Eric Erik Ernest Ethan Eugene Felipe Felix Fernando Floyd
    Francisco Frank Franklin Fred Frederick Gabriel Gary Gavin Geoffrey Geoff George Gerald Gerhard Gilbert
    Glenn Gordon Graham Greg Gregory Hakeem Harold Harry Harvey Hassan Hector Henrik Henry Herbert Herman Howard
    Hugh Ian Ibrahim Igor Isaac Ivan Jack Jacob Jacques Jake James Jared Jason Javier Jeff Jeffrey Jeremy Jerome
    Jerry Jesus Jim Jimmy Joe Joel Johan John Johnny Jon Jonathan Jorge Jose Joseph Josh Joshua Juan Julian
    Justin Karl Keir Keith Ken Kenneth Kevin Khalid Kirk Klaus Kurt Kyle Larry Lars Laurence Lawrence Leo Leon
    Leonard Leroy Lewis Lloyd Louis Luca Lucas Luis Luke Magnus Malcolm Manuel Marc Marcel Marco Marcus
    Mario Mark Markus Marshall Martin Marvin Mathias Matt Matthew Maurice Michael Miguel Mike Mikael Mitch
    Mohamed Mohammad Mohammed Muhammad Narendra Nathan Neil Nelson Nicholas Nick Nicolas Nigel Niklas Noah
    Norman Oliver Omar Oscar Otto Owen Pablo Patrick Paul Pedro Pete Peter Phil Philip Phillip Pierre Rafael
    Ralph Ramon Randall Randy Raul Ray Raymond Recep Ricardo Richard Rick Rishi Rob Robert Roberto Rodney Roger
    Roland Roman Ron Ronald Roy Rudolf Rudy Russell Ryan Salvador Samuel Scott Sean Sergei Sergey Seth Shaun
    Shawn Simon Spencer Stanley Stefan Stephen Steve Steven Stewart Stuart Sven Ted Teddy Terrence Theodore
    Thomas Tim Timothy Tobias Todd Tom Tommy Tony Travis Trevor Tyler Vernon Victor Vincent Vladimir Volodymyr
    Wallace Walter Warren Wayne Wesley Willem William Willie Winston Wolfgang Xavier Yusuf Zachary
""")
WOMEN = _set("""
    Abigail Agnes Aisha Alexandra Alexandria Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Anastasia
    Angela Angelina Anita Ann Anna Anne Annette Annie Astrid Audrey Barbara Beatrice Becky Bernadette
    Beth Betty Bonnie Brenda Bridget Britney Brittany Camila Camilla Candace Carla Carol Caroline
    Carolyn Carrie Catherine Cathy Cecilia Celeste Cheryl Christina Christine Cindy Claire Clara Claudia Colleen
    Connie Constance Crystal Cynthia Daisy Danielle Dawn Deborah Debbie Debra Denise Diana Diane
    Dolores Donna Doris Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Elise Elizabeth Ella Ellen Elsa
    Emily Emma Erica Erika Erin Esther Eva Evelyn Fatima Fiona Gabriela Gabrielle Gail Geraldine Gina
    Giorgia Gladys Gloria Greta Gwen Hannah Harriet Heather Heidi Helen Helena Hillary Holly Ida Ilhan Ingrid
    Irene Iris Isabel Isabella Jacqueline Jane Janet Janice Jasmine Jeanne Jennifer Jenny Jessica Jill
    Joanna Joanne Josephine Joyce Juanita Judith Judy Julia Juliana Julie June Kaitlan Kamala Karen
    Karoline Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Ketanji Kimberly Kirsten
    Kristen Kristi Kristin Kristina Laura Lauren Leila Lena Letitia Lillian Linda Lisa Liz Lois Loretta
    Lori Lorraine Louise Lucia Lucy Lydia Madeleine Maggie Maja Malala Marcia Margaret Margarethe Maria
    Marie Marilyn Marina Marjorie Marlene Marsha Martha Mary Maureen Maxine Maya Megan Meghan Melania
    Melanie Melinda Melissa Mercedes Mia Michelle Mildred Miranda Miriam Molly Monica Nadia Nancy Naomi
    Natalia Natalie Natasha Nicole Nina Nora Norma Olga Olivia Pamela Patricia Paula Pauline Peggy Penny
    Phyllis Priscilla Rachel Rebecca Regina Renee Rita Roberta Rosa Rose Rosemary Ruth Sabrina Sally Samantha
    Sandra Sara Sarah Sharon Sheila Sheryl Shirley Silvia Sofia Sonia Sonya Sophia Sophie
    Stella Stephanie Sue Susan Suzanne Sylvia Tamara Tammy Tania Tanya Tara Teresa Theresa Tiffany Tina
    Ulrika Ursula Valentina Valerie Vanessa Vera Veronica Viola Violet Wanda Wendy Yolanda Yvette
    Yvonne Zoe
""")
EITHER = _set("""
    Alex Ali Andrea Ashley Beverly Blake Cameron Carmen Casey Chris Courtney Dana Drew Frances Frankie Jackie
    Jamie Jean Jesse Jessie Joan Jocelyn Jody Jordan Karin Kelly Kim Laurie Lee Leslie Lindsey Logan Lynn Marion
    Max Meredith Morgan Nicky Nikki Pat Quinn Reese Robin Sam Sandy Shane Shannon Sidney Simone Stacey Stacy
    Taylor Terry Tracey Tracy Vivian Whitney
""")
PERSONAL = MEN | WOMEN | EITHER
TITLES_OF_MEN = _set("mr herr monsieur sir")
TITLES_OF_WOMEN = _set("mrs ms miss frau madame")


def may_bear(title: str | None, first: str) -> bool:
    """Whether who has a title may have a first name: no "Mr." is called Jane, as far as names tell."""
    word = (title or "").lower().rstrip(".")
    return not ((word in TITLES_OF_MEN and first in WOMEN) or (word in TITLES_OF_WOMEN and first in MEN))
